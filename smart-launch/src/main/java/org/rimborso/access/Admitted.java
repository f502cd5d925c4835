package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.rimborso.smart.Launch;

/**
 * A launch, entered by a browser session that owns it. Only the {@link Gate} makes these: whoever
 * holds one holds the authority of that launch's user, and nothing more.
 */
public final class Admitted implements Gate.Entry {
  private static final String ATTRIBUTE = Admitted.class.getName();

  private final Launch launch;
  private final Set<Role> roles;
  private final String formKey;
  private final SessionLimits.Left left;

  Admitted(Launch launch, Set<Role> roles, String formKey, SessionLimits.Left left) {
    this.launch = launch;
    this.roles = Set.copyOf(roles);
    this.formKey = formKey;
    this.left = left;
  }

  /**
   * Who is behind a request below {@code /s/{launch}/}.
   *
   * @throws IllegalStateException on any other path: nobody was admitted there
   */
  public static Admitted of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Admitted admitted) {
      return admitted;
    }
    throw new IllegalStateException("nobody was admitted to this request");
  }

  void attach(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public Launch launch() {
    return launch;
  }

  public Set<Role> roles() {
    return roles;
  }

  /** What the roles permit together: for pages that show or omit parts. */
  public Set<Permission> permissions() {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> permissions.addAll(role.permissions()));
    return permissions;
  }

  /** Whether to show a part; doing something is asked of {@link Gate#require}. */
  public boolean may(Permission permission) {
    return permissions().contains(permission);
  }

  /** How long the session stays open from this request on, if nobody does anything. */
  public SessionLimits.Left left() {
    return left;
  }

  /** The secret behind this session's form tokens. */
  String formKey() {
    return formKey;
  }

  @Override
  public String toString() {
    return "Admitted[" + roles + "]";
  }
}
