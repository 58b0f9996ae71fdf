/** Thirteen months for audience measurement (CNIL guidelines of 2020-09-17). */
export const AUDIENCE_MEASUREMENT_DAYS = 396;
/** Six months for keeping a choice, after which asking again is good practice (CNIL recommendation of 2020-09-17). */
export const CHOICE_DAYS = 184;
