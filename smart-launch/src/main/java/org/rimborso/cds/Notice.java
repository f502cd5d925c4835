package org.rimborso.cds;

import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;

/**
 * What a card could say: a finding and, in the user's language, the words for it.
 *
 * @param encounter the visit it is about, if it is about one
 * @param isInApp whether the app shows this finding on a page, so that a link can lead there
 */
record Notice(
    Finding finding,
    Optional<Reference> encounter,
    String summary,
    String detail,
    boolean isInApp) {}
