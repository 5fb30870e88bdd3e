### Texts of the room `forms`.
