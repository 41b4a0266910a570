"""What others know of the article's sources and claims, asked for by the reader."""
