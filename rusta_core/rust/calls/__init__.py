"""What a program does when it is called: calls made up from its own signatures, run, and what each gave."""
