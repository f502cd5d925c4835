package org.rimborso.access;

/** The user has no role that permits this. It was written to the audit trail. */
public final class Forbidden extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Permission permission;

  Forbidden(Permission permission) {
    super("not permitted: " + permission.code());
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
