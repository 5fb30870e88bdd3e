### Texts of the room `cases`.
