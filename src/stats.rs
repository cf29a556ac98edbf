//! Statistics, each with its source; where no answer exists the function says `None`, never 0 or NaN.
