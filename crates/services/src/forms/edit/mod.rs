//! Editing a definition: what an office does to a draft, as pure functions. A draft may have
//! faults; what cannot be said in words stays as it is.

mod asked;
mod compare;
mod computation;
mod condition;
mod faults;
mod names;
mod tree;
mod warnings;

pub(crate) use asked::Asked;
pub(crate) use compare::{Change, compare};
pub(crate) use computation::Computation;
pub(crate) use condition::{Condition, Line, Operand, Relation};
pub(crate) use faults::{About, FaultAt, faults};
pub(crate) use names::{free_check, free_name, free_value, is_name};
pub(crate) use tree::{
    add_info, add_page, add_question, info, inside, page, question, readers, remove, rename,
    replace, set_required, shift,
};
pub(crate) use warnings::{Lack, lacks};
