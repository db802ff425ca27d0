"""What an explanation is made of: sentences of the documentation, each in bytes that are cited."""
