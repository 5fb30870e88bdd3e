### Texts of the room `appointments`.
