import { Part } from '@/components/lists/page-head';

/** How an event is held against a series. */
export function EventStudyMethod() {
  return (
    <Part id="event-study" title="Event study" lead="What a daily series did before and after an action, beside what it did around every other date.">
      <p>
        For a window of <em>n</em> days the mean a day of the <em>n</em> days before the event is compared with that of the day of the event
        and the <em>n</em> − 1 days after it. The change is after ÷ before − 1. All windows from 7 to 90 days are computed, because a result
        that needs one particular window is no result. Sums are exact in base units or micro-dollars.
      </p>
      <p>
        A day that is not known is missing and not zero: the mean is of the known days, both their numbers are in the data, and where fewer
        than half of a side are known there is no comparison. Only where a series is known to be whole does a day without a row count as
        none: the mixer’s deposits between their first and last day, and thefts in the ledger, of which none is known on that day. A theft
        without an amount makes its day missing; one dated by its month or year alone is left out and counted.
      </p>
      <p>
        The same comparison is made around every other date of the series, the placebo dates, except those whose windows reach over the
        event. The percentile says how many of them changed by less; half of the equal ones count, so that 50 is what a flat series gives.
        Dates are ordered by (after − before) ÷ (after + before), which rises with the change and exists where there was nothing before. The
        band in the drawing is the range between the 5th and the 95th of a hundred placebo dates.
      </p>
      <p>
        None of this says why. Placebo dates overlap and are no independent trials, other things happen in the same days, and they are
        counted in the notes of each study. The designation of Tornado Cash on 8 August 2022 with 30 days gives about −65 % of deposits into
        its 100-ETH pool; Chainalysis published −68 % for a measure of its own, all inflows.
      </p>
    </Part>
  );
}
