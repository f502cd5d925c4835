package org.rimborso.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;
import org.rimborso.smart.Launch;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.PayerRow;
import org.rimborso.store.PayerRows;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.WorkRow;

/**
 * The part of the desk where payers' profiles are kept up to date; no patient data. Each look and
 * each change asks the gate, and each change stands in the audit trail first.
 */
public final class PayerDesk implements PayerBook {
  private final LivePayers payers;
  private final PayerRows rows;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;

  public PayerDesk(LivePayers payers, PayerRows rows, Gate gate, AuditLog audit, Clock clock) {
    this.payers = payers;
    this.rows = rows;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<PayerProfile> profiles(Admitted visitor) {
    gate.require(visitor, Permission.EDIT_PAYERS);
    return payers.get().profiles();
  }

  @Override
  public Optional<PayerTerms> configured(Admitted visitor, String payer) {
    gate.require(visitor, Permission.EDIT_PAYERS);
    return configured(payer);
  }

  private Optional<PayerTerms> configured(String payer) {
    return payers.configured().profiles().stream()
        .filter(profile -> profile.name().equals(payer))
        .map(PayerProfile::terms)
        .findFirst();
  }

  @Override
  public List<PayerRow> versions(Admitted visitor, String payer) {
    gate.require(visitor, Permission.EDIT_PAYERS);
    return rows.versions(payer);
  }

  @Override
  public Answer change(
      Admitted visitor, String payer, int version, PayerTerms terms, Optional<String> rates) {
    gate.require(visitor, Permission.EDIT_PAYERS);
    return made(visitor.launch(), payer, version, Optional.of(new Said(terms, rates)), "change");
  }

  @Override
  public Answer restore(Admitted visitor, String payer, int version, int older) {
    gate.require(visitor, Permission.EDIT_PAYERS);
    Optional<Said> wanted =
        older == 0
            ? first(payer)
            : rows.versions(payer).stream()
                .filter(row -> row.version() == older)
                .map(Said::of)
                .findFirst();
    return made(visitor.launch(), payer, version, wanted, "restore-" + older);
  }

  /** What a version says: terms, and rates where they are not the configuration's. */
  private record Said(PayerTerms terms, Optional<String> rates) {
    static Said of(PayerRow row) {
      return new Said(row.terms(), row.rates());
    }
  }

  private Optional<Said> first(String payer) {
    return configured(payer).map(terms -> new Said(terms, Optional.empty()));
  }

  private Answer made(
      Launch launch, String payer, int version, Optional<Said> wanted, String what) {
    Optional<Said> first = first(payer);
    if (first.isEmpty() || wanted.isEmpty()) {
      return new Unknown();
    }
    try {
      List<PayerRow> all = rows.versions(payer);
      Optional<PayerRow> last =
          all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
      if (last.map(Said::of).or(() -> first).equals(wanted)) {
        return new Done();
      }
      int latest = last.map(PayerRow::version).orElse(0);
      return latest == version
          ? kept(launch, new Wanted(payer, latest + 1, wanted.get(), what))
          : new Faster(last.map(row -> row.change().name()).orElse(""));
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  private record Wanted(String payer, int version, Said said, String what) {}

  private Answer kept(Launch launch, Wanted wanted) {
    audit.record(
        Entries.of(
            launch,
            AuditEntry.Action.WRITE,
            Optional.empty(),
            List.of(),
            "payer-profile-" + wanted.what()));
    WorkRow.Change change =
        new WorkRow.Change(
            Entries.owner(launch), launch.user().name(), clock.instant(), wanted.what());
    try {
      Said said = wanted.said();
      rows.insert(
          new PayerRow(wanted.payer(), wanted.version(), said.terms(), said.rates(), change));
    } catch (DuplicateRow raced) {
      List<PayerRow> all = rows.versions(wanted.payer());
      return new Faster(all.get(all.size() - 1).change().name());
    }
    payers.changed();
    return new Done();
  }
}
