//! Whether the model is any good: the review, the comparison, the findings and the audit, asked of the workbench.

mod audit;
mod bench;
mod compare;
mod findings;
mod planted;
mod review;
