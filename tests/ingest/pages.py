"""Pages in the shape that publishing systems give them; every word is invented."""

from typing import Final

LINES: Final = (
    "The night tram to Vell Harbour runs again from Friday, two winters after the embankment slid"
    " into the river.",
    "“We have tested every metre of the rail,” said Ilse Varga, who leads the works for the city.",
    "The repair cost 18.4 million crowns, of which the ministry has paid about a third so far.",
    "Residents of Lower Vell doubt that the slope will hold; an inspection of the drains is due.",
)

WORDPRESS: Final = f"""<!DOCTYPE html>
<html lang="en-GB" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8">
<title>Night tram returns to Vell Harbour &#8211; Vell Observer</title>
<link rel="canonical" href="https://observer.example/2025/03/night-tram/" />
<meta property="og:type" content="article" />
<meta property="og:title" content="Night tram returns to Vell Harbour" />
<meta property="og:site_name" content="Vell Observer" />
<meta property="article:published_time" content="2025-03-14T06:30:00+00:00" />
<meta property="article:modified_time" content="2025-03-15T09:00:00+00:00" />
<meta name="author" content="Tamsin Okoro" /><meta name="generator" content="WordPress 6.4.3" />
</head><body class="post-template-default single single-post postid-2211">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Vell Observer</a></p>
<nav id="site-navigation" class="main-navigation"><ul id="primary-menu">
<li class="menu-item"><a href="/">Home</a></li><li class="menu-item"><a href="/city/">City</a></li>
</ul></nav></header><div id="content" class="site-content"><main id="primary" class="site-main">
<article id="post-2211" class="post-2211 post type-post status-publish hentry category-city">
<header class="entry-header"><h1 class="entry-title">Night tram returns to Vell Harbour</h1>
<div class="entry-meta"><time class="entry-date published" datetime="2025-03-14T06:30:00+00:00">
14 March 2025</time> by <a class="url fn n" href="/author/tokoro/">Tamsin Okoro</a></div></header>
<div class="entry-content"><p>{LINES[0]}</p><p>{LINES[1]}</p>
<h2 class="wp-block-heading">Who paid</h2><p>{LINES[2]}</p>
<ul class="wp-block-list"><li>The ministry: 6 million</li><li>The city: 12.4 million</li></ul>
<blockquote class="wp-block-quote"><p>Nobody asked us before the digging began.</p></blockquote>
<p>{LINES[3]}</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3>
<ul><li><a href="#">Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><a href="/old">Tunnel fans fail a test</a></div>
</div></article><nav class="navigation post-navigation"><a href="/a">Previous: Hall sold</a></nav>
<div id="comments" class="comments-area"><ol class="comment-list"><li class="comment">
<p>I will believe it when I ride it, as my neighbour says every single morning.</p></li></ol></div>
</main><aside id="secondary" class="widget-area"><h2>Recent Posts</h2></aside></div>
<footer class="site-footer"><div class="site-info">Proudly powered by WordPress</div></footer>
</body></html>"""

LINKED_DATA: Final = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Night tram returns | The Vell Standard</title>
<link rel="canonical" href="https://standard.example/city/night-tram-48213">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "NewsArticle", "headline": "Night tram returns to the harbour",
"datePublished": "2025-03-14T05:10:00+01:00", "dateModified": "2025-03-16T18:00:00+01:00",
"author": [{{"@type": "Person", "name": "Tamsin Okoro"}},
{{"@type": "Person", "name": "Jon Adeyemi"}}],
"publisher": {{"@type": "NewsMediaOrganization", "name": "The Vell Standard"}},
"articleBody": "A body in the data that is not that of the page."}},
{{"@type": "BreadcrumbList", "itemListElement": []}}]}}</script></head><body>
<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="dialog"><h2>We value your
privacy</h2><p>We and our 812 partners store information on a device, such as cookies, and process
personal data for personalised advertising.</p><button>Accept all</button></div></div>
<header><nav aria-label="Sections"><a href="/city">City</a><a href="/world">World</a></nav></header>
<main><article data-testid="article"><h1>Night tram returns to the harbour</h1>
<div class="byline">By <a href="/p/okoro">Tamsin Okoro</a> and <a href="/p/a">Jon Adeyemi</a></div>
<div class="article-body"><p>{LINES[0]}</p>
<div class="ad-slot" data-ad="mpu1"><span>Advertisement</span></div><p>{LINES[1]}</p>
<aside class="related-inline"><h4>Read more</h4><a href="/x">Why the slope slid</a></aside>
<p>{LINES[2]}</p><p>{LINES[3]}</p></div>
<div class="newsletter-signup"><h3>Sign up for our morning letter</h3><p>Every day.</p></div>
</article><section class="most-read"><h2>Most read</h2><ol><li><a href="/1">Baker wins</a></li>
</ol></section></main><footer><p>© 2025 Vell Standard Media. All rights reserved.</p></footer>
</body></html>"""

AMP: Final = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8">
<script async src="https://cdn.ampproject.org/v0.js"></script><title>Night tram returns</title>
<link rel="canonical" href="https://gazette.example/city/night-tram.html">
<style amp-boilerplate>body{{visibility:hidden}}</style>
<script type="application/ld+json">{{"@context": "https://schema.org",
"@type": "NewsArticle", "headline": "Night tram returns",
"datePublished": "2025-03-14", "author": {{"@type": "Person", "name": "Tamsin Okoro"}},
"publisher": {{"@type": "Organization", "name": "Vell Gazette"}}}}</script></head><body>
<amp-sidebar id="s" layout="nodisplay"><ul><li>Start</li></ul></amp-sidebar><article>
<h1>Night tram returns</h1><p>{LINES[0]}</p><p>{LINES[1]}</p>
<amp-ad width="300" height="250" type="x"><div placeholder>Advertisement</div></amp-ad>
<p>{LINES[2]}</p></article>
<amp-consent id="c" layout="nodisplay"><div>We use cookies.</div></amp-consent></body></html>"""


def _post(hour: int, title: str, words: str) -> str:
    return (
        f'<div class="block"><time datetime="2025-03-14T0{hour}:15:00Z">0{hour}:15</time>'
        f'<h2 class="block-title">{title}</h2><p>{words}</p></div>'
    )


LIVE_BLOG: Final = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Night tram live: first ride - Vell FM</title>
<meta property="og:site_name" content="Vell FM">
<meta property="og:url" content="https://fm.example/live/tram">
<script type="application/ld+json">{{"@type": "LiveBlogPosting",
"headline": "Night tram live: first ride", "datePublished": "2025-03-14T04:00:00Z"}}</script>
</head><body><main><article><h1>Night tram live: first ride</h1><div class="live-blocks">
{_post(7, "Crowd at the terminus", LINES[3])}{_post(6, "First tram leaves", LINES[0])}
{_post(5, "Varga speaks", LINES[1])}</div></article></main></body></html>"""

NEWSLETTER: Final = f"""<html><body><div style="display:none;max-height:0">For the inbox only</div>
<table role="presentation" width="600"><tr><td><a href="https://l.example/v">View in browser</a>
</td></tr><tr><td><h1>Night tram returns</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></td></tr></table>
<img src="https://track.example/px.gif" width=1 height=1></body></html>"""
