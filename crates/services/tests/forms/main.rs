//! Forms: what a definition must be, what answers must be, what is kept, and what is printed.

mod common;
mod demo;
mod editor;
mod imports;
mod kept;
mod pages;
mod paper;
mod rules;
mod vectors;
