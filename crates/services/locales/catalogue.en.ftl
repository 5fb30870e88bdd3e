### Texts of the room `catalogue`.
