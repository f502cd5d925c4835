package org.rimborso.access;

/**
 * Form tokens. A token is good for one session, one launch and one resource: a form of another
 * patient's tab cannot be sent with it.
 */
public final class Csrf {
  private Csrf() {}

  /**
   * The token for a form.
   *
   * @param resource what the form changes, with the version it was made from, such as {@code
   *     Claim/c1|ClaimResponse/r1|3}
   */
  public static String token(Admitted admitted, String resource) {
    // The launch id has no blank, so the two parts cannot be told apart in another way.
    return Secrets.hmac(admitted.formKey(), admitted.launch().id() + " " + resource);
  }

  /** Whether {@code presented} is the token of this session, launch and resource. */
  public static boolean matches(Admitted admitted, String resource, String presented) {
    return Secrets.same(token(admitted, resource), presented);
  }
}
