"""The head of minutes: title, date, time, place, and who was there."""
