"""What an attacker would write: the vectors, and every place of the database that they are written into."""
