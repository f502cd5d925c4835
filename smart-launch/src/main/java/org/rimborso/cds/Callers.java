package org.rimborso.cds;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.UnsignedRefusals;
import org.rimborso.cds.BadCall.Why;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.CallerTokens;

/**
 * The door for callers: who shows a good token for the very address gets in; who does not is noted.
 */
final class Callers {
  private final CallerTokens tokens;
  private final Function<String, Optional<EhrSettings>> ehrs;
  private final AuditLog audit;
  private final UnsignedRefusals unsigned;
  private final String app;

  /**
   * @param ehrs the configured EHRs by id
   * @param app at which callers reach the app, without a slash at the end
   */
  Callers(
      CallerTokens tokens,
      Function<String, Optional<EhrSettings>> ehrs,
      AuditLog audit,
      UnsignedRefusals unsigned,
      String app) {
    this.tokens = tokens;
    this.ehrs = ehrs;
    this.audit = audit;
    this.unsigned = unsigned;
    this.app = app;
  }

  /**
   * Lets anybody in who shows nothing, or a good token.
   *
   * @throws BadCall if a token is shown that is not to be believed
   */
  void welcome(HttpServletRequest request) {
    if (request.getHeaders("Authorization").hasMoreElements()) {
      require(request);
    }
  }

  /**
   * The caller.
   *
   * @throws BadCall if there is no token, or one that is not to be believed
   */
  Caller require(HttpServletRequest request) {
    List<String> shown = Collections.list(request.getHeaders("Authorization"));
    Optional<Caller> caller =
        shown.size() == 1
            ? tokens
                .caller(shown.get(0), URI.create(app + request.getRequestURI()))
                .flatMap(token -> ehrs.apply(token.ehr()).map(ehr -> new Caller(token, ehr)))
            : Optional.empty();
    return caller.orElseThrow(this::refused);
  }

  private BadCall refused() {
    unsigned.record(Action.READ, "cds-token", Optional.empty(), Optional.empty());
    return new BadCall(Why.TOKEN);
  }

  /** Something that is done for a caller. */
  interface Work<T> {
    T done() throws IOException;
  }

  /** The work, which leaves a row where it is refused. */
  <T> T audited(Caller caller, Service service, Work<T> work) throws IOException {
    try {
      return work.done();
    } catch (BadCall bad) {
      audit.record(
          caller.entry(
              Optional.empty(),
              Action.READ,
              Optional.empty(),
              Outcome.REFUSED,
              "cds-" + service.id() + "." + bad.why().code()));
      throw bad;
    }
  }
}
