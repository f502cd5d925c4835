package org.rimborso.desk.fix;

import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.Capabilities;
import org.rimborso.ehr.Offer;
import org.rimborso.ehr.ResourceOffer;
import org.rimborso.notes.Refusals;
import org.rimborso.smart.Scopes;
import org.rimborso.smart.Scopes.Action;
import org.rimborso.store.NoteRow;

/**
 * Whether an EHR takes corrections in one launch, as far as it can be told beforehand: from what
 * the EHR says it offers, what the launch was granted, and what it refused within the last day.
 */
record FixReach(
    String ehr, Capabilities offered, Set<String> granted, Refusals refusals, NoteRow.Owner who) {

  /** Why a correction cannot be made here; empty where it can be tried. */
  Optional<FixBook.Barrier> against(Fixable fixable) {
    if (fixable.resource().isEmpty()) {
      return Optional.of(FixBook.Barrier.BILLED_ONLY);
    }
    return fixable.kind() == FixKind.ADD_DIAGNOSIS
        ? against("Condition", "create", Action.CREATE)
        : againstUpdate(fixable.resource().get().type());
  }

  /** Why nothing of a type can be changed. */
  Optional<FixBook.Barrier> againstUpdate(String type) {
    return patches(type)
        ? against(type, "patch", Action.UPDATE)
        : against(type, "update", Action.UPDATE);
  }

  /** Whether changes are sent as patches: where the EHR takes nothing else. */
  boolean patches(String type) {
    return offered.offers(type, "update") == Offer.NO && offered.offers(type, "patch") == Offer.YES;
  }

  /** Whether the EHR heeds a condition on creation, or does not say. */
  boolean createsOnce(String type) {
    return offered.searchParam(type, "identifier").worthTrying()
        && offered.resource(type).map(ResourceOffer::conditionalCreate).orElse(true);
  }

  boolean searchesIdentifiers(String type) {
    return offered.searchParam(type, "identifier").worthTrying();
  }

  private Optional<FixBook.Barrier> against(String type, String interaction, Action action) {
    if (!offered.offers(type, interaction).worthTrying()
        || !offered.offers(type, "read").worthTrying()) {
      return Optional.of(FixBook.Barrier.NOT_OFFERED);
    }
    if (!Scopes.permit(granted, type, action) || !Scopes.permit(granted, type, Action.READ)) {
      return Optional.of(FixBook.Barrier.NOT_GRANTED);
    }
    return refusals.stand(refuser(type, action), who)
        ? Optional.of(FixBook.Barrier.REFUSED)
        : Optional.empty();
  }

  String refuser(String type, Action action) {
    return ehr + " " + type + (action == Action.CREATE ? " create" : " fix");
  }
}
