"""What a reading can be turned into: a summary in plain text, a page in HTML; and its JSON form's schema."""
