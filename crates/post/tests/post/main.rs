//! The server's side of the post, on both databases.

mod accounts;
mod arrivals;
mod bureau;
mod cases;
mod common;
mod crash;
mod demo;
mod doors;
mod drafts;
mod endings;
mod export;
mod fit_connect;
mod guests;
mod house;
mod letters;
mod mailbox;
mod notices;
mod offices;
mod pages;
mod recovery;
mod uploads;
