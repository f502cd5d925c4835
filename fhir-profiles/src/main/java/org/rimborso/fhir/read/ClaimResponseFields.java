package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Answer.LineAnswer;
import org.rimborso.chart.Answer.ProcessNote;
import org.rimborso.chart.Cause;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.FollowUpTerms;

/** ClaimResponse: a payer's answer, or our own follow-up record. */
final class ClaimResponseFields implements ResourceFields {
  private final Elements in;
  private final AnswerFields answer;
  private Optional<Reference> patient = Optional.empty();
  private Optional<Reference> request = Optional.empty();
  private boolean requestSeen;
  private String status = "";
  private String use = "claim";
  private Optional<PartialDate> created = Optional.empty();
  private Party insurer = Party.UNKNOWN;
  private List<LineAnswer> lines = List.of();
  private Optional<String> authorization = Optional.empty();
  private Period authorized = Period.UNKNOWN;
  private List<Identifier> identifiers = List.of();

  ClaimResponseFields(Elements in) {
    this.in = in;
    answer = new AnswerFields(in);
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "patient" -> patient = in.link();
      case "request" -> {
        request = in.link();
        requestSeen = true;
      }
      case "status" -> status = in.text().orElse("");
      case "use" -> use = in.text().orElse("claim");
      case "created" -> created = in.date();
      case "insurer" -> insurer = in.party();
      case "item" -> lines = in.list(answer::line);
      case "preAuthRef" -> authorization = in.text();
      case "preAuthPeriod" -> authorized = in.period();
      case "identifier" -> identifiers = in.identifiers();
      default -> answer.field(field);
    }
  }

  @Override
  public Optional<Reference> patient() {
    return patient;
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return header.isFollowUp() ? followUp(self, header) : Optional.of(response(self, header));
  }

  private ClaimResponse response(Reference self, Header header) {
    if (!requestSeen) {
      in.gap(Cause.ELEMENT_MISSING, "request");
    }
    return new ClaimResponse(
        self,
        patient,
        request,
        use,
        answer.done(status, created, header.contained.settle(insurer), lines),
        authorization,
        authorized);
  }

  /** Of two records that a race made, the one that lost is entered in error: it is not read. */
  private Optional<Resource> followUp(Reference self, Header header) {
    if (status.equals("entered-in-error")) {
      return Optional.empty();
    }
    Optional<Reference> account = request.or(this::namedAccount);
    List<Note> notes =
        answer.notes().stream().flatMap(note -> note.ours(in.repeated).stream()).toList();
    if (account.isEmpty()) {
      in.gap(Cause.ELEMENT_MISSING, "request");
    }
    List<ProcessNote> remarks =
        answer.notes().stream()
            .filter(note -> !note.isMadeHere())
            .flatMap(note -> note.payers().stream())
            .toList();
    if (notes.size() + remarks.size() != answer.notes().size()) {
      in.gap(Cause.UNREADABLE, "processNote");
    }
    return account.map(one -> new FollowUp(self, patient, one, header.version(), notes, remarks));
  }

  private Optional<Reference> namedAccount() {
    return identifiers.stream()
        .filter(id -> id.system().equals(FollowUpTerms.IDENTIFIER_SYSTEM))
        .flatMap(id -> Reference.parse(id.value()).stream())
        .findFirst();
  }
}
