"""Our macros, as Moin wants them: a package with a package of macros."""
