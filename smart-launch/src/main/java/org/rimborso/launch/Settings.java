package org.rimborso.launch;

import java.util.List;
import java.util.Optional;
import org.rimborso.access.AccessSettings;
import org.rimborso.cds.CdsSettings;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.plugins.Plugins;
import org.rimborso.store.StoreSettings;

/**
 * The whole configuration, checked.
 *
 * @param plugins jars with further rules
 */
record Settings(
    ServerSettings server,
    StoreSettings store,
    SigningKeySettings signingKeys,
    List<EhrSettings> ehrs,
    RuleSettings rules,
    CodesSettings codes,
    AccessSettings access,
    Plugins plugins,
    AuditSettings audit,
    WorkSettings work,
    QuerySettings queries,
    HealthSection health,
    NotesSettings notes,
    CdsSettings cds,
    SweepOrder.All sweeps) {
  Settings {
    ehrs = List.copyOf(ehrs);
  }

  /** The EHR with this id. */
  Optional<EhrSettings> ehr(String id) {
    return ehrs.stream().filter(ehr -> ehr.id().equals(id)).findFirst();
  }
}
