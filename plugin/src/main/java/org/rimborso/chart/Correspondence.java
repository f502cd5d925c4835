package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * What the record says about accounts in a resource of its own, whoever wrote it: a Communication,
 * or a document. Never counted among our notes, and never changed.
 *
 * @param about the Claims and ExplanationOfBenefits that it is about, never empty
 * @param written when it was sent or made
 * @param text what it says, or what the document is called; empty where it does not tell
 * @param struck whether it is marked as entered in error
 * @param own the id of our note, or of our letter's document, that it bears
 */
public record Correspondence(
    Reference reference,
    Optional<Reference> patient,
    List<Reference> about,
    Optional<PartialDate> written,
    Party author,
    String text,
    boolean struck,
    Optional<String> own)
    implements Resource {
  public Correspondence {
    about = List.copyOf(about);
  }
}
