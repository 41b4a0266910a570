"""What a reading can be turned into: a summary, a page, Markdown, a table; and its JSON form's schema."""
