"""What a person can do: each module connects panes to the session for one kind of work."""
