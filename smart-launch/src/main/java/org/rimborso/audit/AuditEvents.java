package org.rimborso.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.fhir.write.AuditEventWriter;
import org.rimborso.fhir.write.AuditedAct;
import org.rimborso.fhir.write.AuditedKind;

/** Rows of the trail as FHIR AuditEvents; a search becomes one event for each type asked for. */
public final class AuditEvents {
  /** What is written into the record; other writes are kept here. */
  private static final Pattern WRITTEN_THERE =
      Pattern.compile("(note|letter)-(delivered|attributed)|(work|query)-task-told");

  private final EhrNames names;
  private final AuditEventWriter writer = new AuditEventWriter();

  public AuditEvents(EhrNames names) {
    this.names = names;
  }

  /** The row as events, each one line of JSON. */
  public List<String> of(AuditRow row) {
    if (row.entry().action() == Action.SEARCH) {
      return row.entry().resources().stream()
          .map(type -> writer.write(act(row, List.of(), Optional.of(query(row, type)))))
          .toList();
    }
    return List.of(writer.write(act(row, row.entry().resources(), Optional.empty())));
  }

  private static String query(AuditRow row, String type) {
    return row.entry().patient().map(patient -> type + "?patient=" + patient).orElse(type);
  }

  private AuditedAct act(AuditRow row, List<String> resources, Optional<String> query) {
    AuditEntry entry = row.entry();
    Optional<EhrNames.Known> ehr = names.of(entry.ehr());
    List<String> about = resources.stream().map(one -> absolute(ehr, one)).toList();
    boolean some = !about.isEmpty();
    return new AuditedAct(
        row.at(),
        kind(entry),
        outcome(entry.outcome()),
        entry.reason(),
        entry.who().map(who -> user(ehr, who)),
        app(ehr),
        server(entry, ehr),
        entry.patient().map(patient -> absolute(ehr, patient.toString())),
        some ? Optional.of(about.get(about.size() - 1)) : Optional.empty(),
        some ? about.subList(0, about.size() - 1) : List.of(),
        query,
        row.trace(),
        new AuditedAct.Place(row.seq(), row.hash()));
  }

  private static AuditedKind kind(AuditEntry entry) {
    return switch (entry.action()) {
      case LAUNCH -> AuditedKind.LOGIN;
      case LOGOUT -> AuditedKind.LOGOUT;
      case READ -> AuditedKind.READ;
      case SEARCH -> AuditedKind.SEARCH;
      case WRITE ->
          WRITTEN_THERE.matcher(entry.reason()).lookingAt() ? AuditedKind.UPDATE : AuditedKind.KEEP;
      case EXPORT -> AuditedKind.EXPORT;
      case AUDIT_READ -> AuditedKind.TRAIL_READ;
      case AUDIT_CUT -> AuditedKind.TRAIL_CUT;
    };
  }

  private static AuditedAct.Outcome outcome(Outcome outcome) {
    return switch (outcome) {
      case DONE -> AuditedAct.Outcome.DONE;
      case REFUSED -> AuditedAct.Outcome.REFUSED;
      case FAILED -> AuditedAct.Outcome.FAILED;
    };
  }

  private static AuditedAct.User user(Optional<EhrNames.Known> ehr, Who who) {
    return new AuditedAct.User(
        who.issuer(), who.subject(), who.fhirUser().map(user -> absolute(ehr, user.toString())));
  }

  private AuditedAct.Party app(Optional<EhrNames.Known> ehr) {
    return new AuditedAct.Party(
        ehr.map(EhrNames.Known::clientId).orElse("rimborso"), names.app().toString());
  }

  /** An EHR that is no longer configured goes by its id; what concerns none, by the app itself. */
  private AuditedAct.Party server(AuditEntry entry, Optional<EhrNames.Known> ehr) {
    String address =
        ehr.map(known -> known.base().toString())
            .or(() -> entry.ehr().map(id -> "urn:rimborso:ehr:" + id))
            .orElseGet(() -> names.app().toString());
    return new AuditedAct.Party(address, address);
  }

  private static String absolute(Optional<EhrNames.Known> ehr, String reference) {
    return ehr.map(known -> known.base() + "/" + reference).orElse(reference);
  }
}
