"""The credibility report: `ReportData` to Markdown, and Markdown to safe HTML."""
