//! The protocol of the post, as `docs/specs/post.md` writes it down: keys and what follows from
//! them, wraps, case keys, letters, exports. Nothing here reads a file, a database or a network.
