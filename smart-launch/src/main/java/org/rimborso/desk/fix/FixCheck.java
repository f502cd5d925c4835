package org.rimborso.desk.fix;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.Ending;
import org.rimborso.store.FixRow.State;

/** Whether a finding is gone after somebody corrected the chart in the EHR itself. */
record FixCheck(String finding, String rule, Reference focus) {
  /** The kind of such a row in the store. */
  static final String KIND = "elsewhere";

  private static final Pattern ID =
      Pattern.compile("([a-z0-9-]{1,100}):([A-Z][A-Za-z]{1,63}/[A-Za-z0-9.-]{1,64})(:.{0,330})?");

  static Optional<FixCheck> of(String finding) {
    Matcher id = ID.matcher(finding);
    return id.matches()
        ? Reference.parse(id.group(2)).map(focus -> new FixCheck(finding, id.group(1), focus))
        : Optional.empty();
  }

  FixRow.About about(Optional<Reference> visit) {
    return new FixRow.About(finding, rule, KIND, focus, visit, "", "");
  }

  /** What is not checked is not gone. */
  Ending ending(Review review, Instant now) {
    if (review.findings().stream().anyMatch(one -> one.id().equals(finding))) {
      return Ending.of(State.STANDS, "", now);
    }
    boolean unchecked =
        review.notChecked().stream()
            .anyMatch(
                one -> one.rule().equals(rule) && one.focus().map(focus::equals).orElse(true));
    return unchecked ? Ending.of(State.STANDS, "not-checked", now) : Ending.of(State.GONE, "", now);
  }
}
