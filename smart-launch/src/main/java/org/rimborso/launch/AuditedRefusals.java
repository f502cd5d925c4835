package org.rimborso.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Refusal;
import org.rimborso.access.RefusalPage;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.NotAudited;
import org.rimborso.audit.UnsignedRefusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refusals that reach no handler: a launch that is not the session's, a form of another
 * site. The request is refused whether the row can be written or not, so a trail that is down shows
 * in the log only.
 */
final class AuditedRefusals implements RefusalPage {
  private static final Logger LOG = LoggerFactory.getLogger(AuditedRefusals.class);

  private final RefusalPage page;
  private final AuditLog log;
  private final UnsignedRefusals unsigned;
  private final Function<String, Gate.Entry> enter;

  /**
   * @param enter who is behind a launch in this request's session
   */
  AuditedRefusals(
      RefusalPage page,
      AuditLog log,
      UnsignedRefusals unsigned,
      Function<String, Gate.Entry> enter) {
    this.page = page;
    this.log = log;
    this.unsigned = unsigned;
    this.enter = enter;
  }

  @Override
  public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    try {
      record(request.getRequestURI(), refusal);
    } catch (NotAudited down) {
      LOG.error("A refusal could not be written to the audit trail");
    }
    page.write(request, response, refusal);
  }

  private void record(String path, Refusal refusal) {
    if (refusal == Refusal.UNKNOWN_LAUNCH) {
      unsigned.record(Action.READ, "unknown-launch", Optional.of(launchId(path)), Optional.empty());
    } else if (refusal == Refusal.FOREIGN_FORM
        && enter.apply(launchId(path)) instanceof Admitted admitted) {
      log.record(
          AuditedDoor.entry(admitted.launch(), Action.WRITE, Outcome.REFUSED, "foreign-form"));
    }
  }

  /** The second segment of {@code /s/{launch}/…}, where both refusals come from. */
  private static String launchId(String path) {
    String[] parts = path.split("/", -1);
    return parts.length > 2 ? parts[2] : "";
  }
}
