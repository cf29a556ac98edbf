//! What the team can work, wants and pays: the three approaches' inputs, as the user states them.
//!
//! A figure that is given but is below 0 or not finite counts as unknown, not as missing: it takes no default.

use super::wording::number;
use serde::Deserialize;

/// The approaches in use (spec §7); one that is left out is left out of the answer.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Targets {
    pub capacity: Option<CapacityTarget>,
    pub conversion: Option<ConversionTarget>,
    pub payback: Option<PaybackTarget>,
}

/// What sales can work (spec §7.1): stated in leads a month, or as reps and hours.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CapacityTarget {
    pub leads_per_month: Option<f64>,
    pub reps: Option<f64>,
    pub hours_per_rep_per_month: Option<f64>,
    pub hours_per_lead: Option<f64>,
}

/// What the business wants (spec §7.2). Without a `rate` (opportunities a lead, 0 to 1) the measured yield is used.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ConversionTarget {
    pub opportunities_per_month: Option<f64>,
    pub rate: Option<f64>,
}

/// What a customer may cost (spec §7.3). Money is in one currency throughout; shares are 0 to 1.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PaybackTarget {
    pub marketing_spend_per_month: Option<f64>,
    /// Default 0, or `hours_per_lead` × `hourly_cost`.
    pub sales_cost_per_lead: Option<f64>,
    /// Default: the capacity's.
    pub hours_per_lead: Option<f64>,
    pub hourly_cost: Option<f64>,
    /// From opportunity to customer.
    pub win_rate: Option<f64>,
    pub annual_contract_value: Option<f64>,
    /// Default 1.
    pub gross_margin: Option<f64>,
    pub payback_months: Option<f64>,
    pub rate: Option<f64>,
    /// A ratio up to this asks for fewer or better leads; default 1.5.
    pub ratio_low: Option<f64>,
    /// A ratio from this on leaves room to be aggressive; default 5.
    pub ratio_high: Option<f64>,
}

/// What the recommended line is best at (spec §7.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    #[default]
    PipelinePerQualified,
    Precision,
    ExpectedMargin,
}

impl Objective {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Objective::PipelinePerQualified => "pipeline per qualified lead",
            Objective::Precision => "precision",
            Objective::ExpectedMargin => "expected margin",
        }
    }
}

/// Where the rate of an approach comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum RateSource {
    /// `None`: a rate is given but is none.
    Stated(Option<f64>),
    Measured,
}

/// A figure that can be used: there, finite and not below 0.
pub(crate) fn usable(figure: Option<f64>) -> Option<f64> {
    figure.filter(|x| x.is_finite() && *x >= 0.0)
}

/// The same with a default where nothing is given; a figure that is given but is none takes no default.
fn usable_or(figure: Option<f64>, default: f64) -> Option<f64> {
    usable(Some(figure.unwrap_or(default)))
}

pub(crate) fn finite(x: f64) -> Option<f64> {
    // Adding 0 turns the -0 that ceil and 0 × -1 leave behind into 0.
    x.is_finite().then_some(x + 0.0)
}

impl CapacityTarget {
    /// Leads a month that sales can work; stated leads win over reps and hours.
    pub(crate) fn capacity(&self) -> Option<f64> {
        if self.leads_per_month.is_some() {
            return usable(self.leads_per_month);
        }
        let hours = usable(self.reps)? * usable(self.hours_per_rep_per_month)?;
        finite(hours / usable(self.hours_per_lead).filter(|h| *h > 0.0)?)
    }

    /// Why there is no capacity, for a note.
    pub(crate) fn lacking(&self) -> &'static str {
        if self.leads_per_month.is_some() {
            "the leads that sales can work a month must be a number from 0"
        } else if self.hours_per_lead == Some(0.0) {
            "the hours per lead are 0"
        } else {
            "neither the leads that sales can work a month are known, nor reps, their hours a month and the hours per lead"
        }
    }
}

impl ConversionTarget {
    pub(crate) fn rate(&self) -> RateSource {
        stated_or_measured(self.rate)
    }
}

impl PaybackTarget {
    pub(crate) fn rate(&self) -> RateSource {
        stated_or_measured(self.rate)
    }

    /// The sales cost of working one lead; `hours_per_lead` stands in where the payback's own is not given.
    pub(crate) fn lead_cost(&self, hours_per_lead: Option<f64>) -> Option<f64> {
        match (self.sales_cost_per_lead, self.hours_per_lead.or(hours_per_lead), self.hourly_cost) {
            (None, Some(hours), Some(cost)) => finite(usable(Some(hours))? * usable(Some(cost))?),
            (stated, _, _) => usable_or(stated, 0.0),
        }
    }

    pub(crate) fn margin(&self) -> Option<f64> {
        usable_or(self.gross_margin, 1.0)
    }

    /// The bounds of the value-to-cost ratio, low and high.
    pub(crate) fn ratio_bounds(&self) -> (Option<f64>, Option<f64>) {
        (usable_or(self.ratio_low, 1.5), usable_or(self.ratio_high, 5.0))
    }
}

fn stated_or_measured(rate: Option<f64>) -> RateSource {
    match rate {
        Some(_) => RateSource::Stated(usable(rate)),
        None => RateSource::Measured,
    }
}

impl Targets {
    /// What is odd about the figures given, in sentences.
    pub(crate) fn oddities(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (name, figure, share) in self.given() {
            if figure.is_some_and(|x| !x.is_finite() || x < 0.0) {
                notes.push(format!("{name} must be a number from 0; it counts as unknown."));
            } else if share && figure.is_some_and(|x| x > 1.0) {
                let figure = number(figure.unwrap_or_default());
                notes.push(format!("{name} of {figure} is above 1: shares are written from 0 to 1, 20 % as 0.2."));
            }
        }
        let hours = self.capacity.as_ref().and_then(|c| c.hours_per_lead);
        if let Some(p) = &self.payback
            && p.sales_cost_per_lead.is_none()
            && p.hourly_cost.is_some()
            && p.hours_per_lead.or(hours).is_none()
        {
            notes.push("An hourly cost without hours per lead gives no sales cost: it counts as 0.".into());
        }
        notes
    }

    /// Every figure with its name, and whether it is a share.
    fn given(&self) -> Vec<(&'static str, Option<f64>, bool)> {
        let mut given = Vec::new();
        if let Some(c) = &self.capacity {
            given.push(("Leads a month", c.leads_per_month, false));
            given.push(("Reps", c.reps, false));
            given.push(("Hours per rep", c.hours_per_rep_per_month, false));
            given.push(("Hours per lead", c.hours_per_lead, false));
        }
        if let Some(c) = &self.conversion {
            given.push(("Opportunities a month", c.opportunities_per_month, false));
            given.push(("A conversion rate", c.rate, true));
        }
        if let Some(p) = &self.payback {
            given.push(("Marketing spend", p.marketing_spend_per_month, false));
            given.push(("Sales cost per lead", p.sales_cost_per_lead, false));
            given.push(("Hours per lead", p.hours_per_lead, false));
            given.push(("Hourly cost", p.hourly_cost, false));
            given.push(("A win rate", p.win_rate, true));
            given.push(("Annual contract value", p.annual_contract_value, false));
            given.push(("A gross margin", p.gross_margin, true));
            given.push(("Payback months", p.payback_months, false));
            given.push(("A conversion rate", p.rate, true));
            given.push(("The low bound of the ratio", p.ratio_low, false));
            given.push(("The high bound of the ratio", p.ratio_high, false));
        }
        given
    }
}
