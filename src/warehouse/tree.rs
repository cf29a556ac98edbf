//! A query as a tree, so that what is computed is said once and each dialect only spells it.
//!
//! There is no fraction and no division in it but [`Expr::Quotient`], which truncates toward zero in every dialect.

use crate::day::Day;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// 64 bits.
    Integer,
    /// 127 bits at least, or 38 digits: sums and products on their way to a score.
    Wide,
    Text,
    Day,
    /// 20 digits before the point and 18 after it: a field that a test reads as a number.
    Decimal,
    Truth,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A column, of a table by its alias where there are several.
    Column(Option<&'static str>, String),
    Integer(i64),
    Text(String),
    Day(Day),
    /// A decimal literal of [`Type::Decimal`].
    Decimal(String),
    Null,
    Cast(Box<Expr>, Type),
    Plus(Vec<Expr>),
    Times(Vec<Expr>),
    Compare(Box<Expr>, &'static str, Box<Expr>),
    OneOf(Box<Expr>, Vec<Expr>),
    Between(Box<Expr>, i64, i64),
    IsNull(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Case(Vec<(Expr, Expr)>, Box<Expr>),
    /// A function that every dialect calls the same.
    Call(&'static str, Vec<Expr>),
    CountRows,
    CountDistinct(Box<Expr>),
    /// Σ over the rows up to this one, by `order` within equal `among`.
    SumSoFar {
        of: Box<Expr>,
        among: Vec<Expr>,
        order: Box<Expr>,
    },
    Concat(Vec<Expr>),
    /// Whole days from the second day to the first.
    Days(Box<Expr>, Box<Expr>),
    /// Whether the text holds the part, character for character.
    Contains(Box<Expr>, Box<Expr>),
    /// The text with everything of the pattern replaced.
    ReplaceEach(Box<Expr>, &'static str, &'static str),
    /// The day that a text `YYYY-MM-DD` is, else NULL.
    DayOf(Box<Expr>),
    /// The number that a plain decimal text is, else NULL.
    NumberOf(Box<Expr>),
    /// Whole-number division, truncated toward zero.
    Quotient(Box<Expr>, Box<Expr>),
}

pub struct Select {
    pub with: Vec<(&'static str, Select)>,
    pub columns: Vec<(String, Expr)>,
    /// A table and its alias.
    pub from: (&'static str, &'static str),
    pub joins: Vec<Join>,
    /// All of them must hold.
    pub filter: Vec<Expr>,
    pub group_by: Vec<Expr>,
}

pub struct Join {
    pub table: &'static str,
    pub alias: &'static str,
    /// `None`: with every row.
    pub on: Option<Expr>,
}

pub enum Query {
    Select(Select),
    /// A table written out.
    Values {
        columns: Vec<String>,
        rows: Vec<Vec<i64>>,
    },
}

/// One table that the script makes.
pub struct Step {
    pub name: &'static str,
    /// What it is for, as comments; one line each.
    pub about: Vec<String>,
    pub query: Query,
    /// Left behind for others to read, and not only for the steps after it.
    pub is_result: bool,
}

pub fn column(name: impl Into<String>) -> Expr {
    Expr::Column(None, name.into())
}

pub fn of(table: &'static str, name: impl Into<String>) -> Expr {
    Expr::Column(Some(table), name.into())
}

pub fn text(text: impl Into<String>) -> Expr {
    Expr::Text(text.into())
}

pub fn int(value: i64) -> Expr {
    Expr::Integer(value)
}

pub fn call(function: &'static str, arguments: impl Into<Vec<Expr>>) -> Expr {
    Expr::Call(function, arguments.into())
}

/// 1 where the condition holds, else 0: never NULL.
pub fn flag(condition: Expr) -> Expr {
    when(condition, int(1), int(0))
}

pub fn when(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    Expr::Case(vec![(condition, then)], Box::new(otherwise))
}

impl Expr {
    pub const fn no() -> Expr {
        Expr::Any(Vec::new())
    }

    pub const fn yes() -> Expr {
        Expr::All(Vec::new())
    }

    pub fn is(self, operator: &'static str, other: Expr) -> Expr {
        Expr::Compare(Box::new(self), operator, Box::new(other))
    }

    pub fn set(self) -> Expr {
        self.is("=", int(1))
    }

    pub fn cast(self, to: Type) -> Expr {
        Expr::Cast(Box::new(self), to)
    }

    pub fn or_zero(self) -> Expr {
        call("COALESCE", [self, int(0)])
    }

    /// Cut to `cap` in absolute value.
    pub fn cut(self, cap: Option<i64>) -> Expr {
        match cap {
            Some(cap) => call("LEAST", [call("GREATEST", [self, int(-cap)]), int(cap)]),
            None => self,
        }
    }
}

impl Select {
    pub fn from(table: &'static str, alias: &'static str) -> Select {
        Select {
            with: Vec::new(),
            columns: Vec::new(),
            from: (table, alias),
            joins: Vec::new(),
            filter: Vec::new(),
            group_by: Vec::new(),
        }
    }

    pub fn with(mut self, name: &'static str, select: Select) -> Select {
        self.with.push((name, select));
        self
    }

    pub fn column(mut self, name: impl Into<String>, value: Expr) -> Select {
        self.columns.push((name.into(), value));
        self
    }

    /// Columns that go on under their names.
    pub fn same(mut self, table: &'static str, names: &[&str]) -> Select {
        self.columns.extend(names.iter().map(|name| (name.to_string(), of(table, *name))));
        self
    }

    pub fn columns(mut self, columns: impl IntoIterator<Item = (String, Expr)>) -> Select {
        self.columns.extend(columns);
        self
    }

    /// With the rows of another table, or NULL where it has none.
    pub fn left_join(mut self, table: &'static str, alias: &'static str, on: Expr) -> Select {
        self.joins.push(Join { table, alias, on: Some(on) });
        self
    }

    pub fn cross_join(mut self, table: &'static str, alias: &'static str) -> Select {
        self.joins.push(Join { table, alias, on: None });
        self
    }

    pub fn filter(mut self, condition: Expr) -> Select {
        self.filter.push(condition);
        self
    }

    pub fn group_by(mut self, keys: impl IntoIterator<Item = Expr>) -> Select {
        self.group_by.extend(keys);
        self
    }
}
