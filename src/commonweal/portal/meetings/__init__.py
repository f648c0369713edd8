"""The meeting round: agenda, pack, minutes, and the register of what was decided and promised."""
