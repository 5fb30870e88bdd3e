//! The record on both databases: the log, the attacks on it, crashes, and how others read it.

mod attacks;
mod common;
mod crash;
mod log;
mod pages;
mod remote;
mod witness;
