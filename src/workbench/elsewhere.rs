//! The same score elsewhere (spec §13): the asks `sql` and `resolved`.

use super::Workbench;
use super::ask::Answer;
use crate::error::Result;
use crate::warehouse::{self, Asked, Engine, Resolved};
use serde::{Deserialize, Serialize};

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

impl Workbench {
    pub(super) fn sql(&mut self, request: &SqlRequest) -> Result<Answer> {
        let scoring = self.scoring()?;
        let place = scoring.model(request.model.as_deref())?;
        let models = self.models.clone()?;
        let asked =
            Asked { models: &models, place, ignore_types: &self.settings.ignore_types, as_of: scoring.data.as_of };
        Ok(Answer::Sql(Sql { text: warehouse::sql(&asked, request.dialect) }))
    }

    pub(super) fn resolved_tables(&mut self) -> Result<Resolved> {
        self.resolved()?;
        let models = self.models.clone()?;
        if !models.is_empty() {
            self.scoring()?;
        }
        Ok(warehouse::resolved(&self.data(), &models))
    }
}
