//! The same score elsewhere (spec §13): the asks `sql`, `resolved` and `parcel`.

use super::Workbench;
use super::ask::Answer;
use crate::error::Result;
use crate::model::Model;
use crate::score::Scoring;
use crate::warehouse::{self, Asked, Engine, Resolved, Slice};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A model as SQL.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SqlRequest {
    pub dialect: Engine,
    /// A model's name; the first without it.
    #[serde(default)]
    pub model: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sql {
    pub text: String,
}

/// A model with all that a warehouse needs to score by it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ParcelRequest {
    /// A model's name; the first without it.
    #[serde(default)]
    pub model: Option<String>,
}

impl Workbench {
    pub(super) fn sql(&mut self, request: &SqlRequest) -> Result<Answer> {
        let scoring = self.scoring()?;
        let place = scoring.model(request.model.as_deref())?;
        let text = warehouse::sql(&self.asked(&scoring, place, &self.models.clone()?), request.dialect);
        Ok(Answer::Sql(Sql { text }))
    }

    pub(super) fn parcel(&mut self, request: &ParcelRequest) -> Result<Answer> {
        let scoring = self.scoring()?;
        let place = scoring.model(request.model.as_deref())?;
        let models = self.models.clone()?;
        let asked = self.asked(&scoring, place, &models);
        Ok(Answer::Parcel(warehouse::parcel(&asked, &scoring, &self.documents)))
    }

    pub(super) fn resolved_tables(&mut self) -> Result<Resolved> {
        self.resolved()?;
        let models = self.models.clone()?;
        if !models.is_empty() {
            self.scoring()?;
        }
        let data = self.data();
        Ok(warehouse::resolved(&data, &models, &Slice::all(&data)))
    }

    fn asked<'a>(&'a self, scoring: &Scoring, place: usize, models: &'a [Rc<Model>]) -> Asked<'a> {
        Asked { models, place, ignore_types: &self.settings.ignore_types, as_of: scoring.data.as_of }
    }
}
