//! The server's side of the post, on both databases.

mod accounts;
mod cases;
mod common;
mod letters;
mod mailbox;
