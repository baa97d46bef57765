"""What the launchers of this folder share. Runs on Python 2.7, as the MoinMoins do, and on Python 3."""
