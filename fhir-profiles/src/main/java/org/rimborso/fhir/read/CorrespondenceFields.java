package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.NoteTerms;

/**
 * Communication and DocumentReference. Only what is about a bill is read: a patient's other
 * messages and documents are none of an account's. Nor is what a document holds.
 */
final class CorrespondenceFields implements ResourceFields {
  private static final Set<String> BILLS = Set.of("Claim", "ExplanationOfBenefit");

  private final Elements in;
  private final Set<Reference> about = new LinkedHashSet<>();
  private final List<String> said = new ArrayList<>();
  private Optional<Reference> patient = Optional.empty();
  private Optional<PartialDate> written = Optional.empty();
  private Optional<PartialDate> received = Optional.empty();
  private Party author = Party.UNKNOWN;
  private String status = "";
  private Optional<String> kind = Optional.empty();
  private List<Identifier> identifiers = List.of();

  CorrespondenceFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "identifier" -> identifiers = in.identifiers();
      case "status" -> status = in.text().orElse("");
      case "subject" -> patient = in.party().reference();
      case "about", "basedOn" -> bills();
      case "context" -> in.object(this::context);
      case "sent", "date" -> written = in.date();
      case "received" -> received = in.date();
      case "sender" -> author = in.party();
      case "author" -> author = in.parties().stream().findFirst().orElse(Party.UNKNOWN);
      case "type" -> kind = in.concept().label();
      case "description" -> in.text().ifPresent(said::add);
      case "payload" -> in.list(this::payload);
      default -> {}
    }
  }

  private void bills() {
    in.parties().stream()
        .flatMap(party -> party.reference().stream())
        .filter(reference -> BILLS.contains(reference.type()))
        .forEach(about::add);
  }

  private void context(String field) {
    if (field.equals("related")) {
      bills();
    }
  }

  private Optional<String> payload() {
    in.object(
        field -> {
          switch (field) {
            case "contentString" -> in.text().ifPresent(said::add);
            case "contentAttachment" -> in.object(this::title);
            case "contentReference" -> in.party().display().ifPresent(said::add);
            default -> {}
          }
        });
    return Optional.empty();
  }

  private void title(String field) {
    if (field.equals("title")) {
      in.text().ifPresent(said::add);
    }
  }

  @Override
  public Optional<Reference> patient() {
    return patient;
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    List<String> words = said.isEmpty() ? kind.stream().toList() : said;
    return about.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Correspondence(
                self,
                patient,
                List.copyOf(about),
                written.or(() -> received),
                header.contained.settle(author),
                String.join("\n", words.stream().distinct().toList()),
                status.equals("entered-in-error"),
                own()));
  }

  private Optional<String> own() {
    return identifiers.stream()
        .filter(id -> id.system().equals(NoteTerms.IDENTIFIER_SYSTEM))
        .map(Identifier::value)
        .findFirst();
  }
}
