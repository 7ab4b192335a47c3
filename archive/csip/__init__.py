"""What the E-ARK Common Specification for Information Packages (CSIP 2.2) demands, and the judges that hold packages to it."""
