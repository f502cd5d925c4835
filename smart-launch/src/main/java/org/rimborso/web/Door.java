package org.rimborso.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.smart.Launch;

/** Sessions, as pages need them. */
public interface Door {

  /** Who asks, if their session may use this launch; fails closed. */
  Optional<Admitted> visitor(HttpServletRequest request, String launchId);

  /** Whether the visitor may; a refusal is recorded. */
  boolean permits(Admitted visitor, Permission permission);

  /** Registers a completed launch in this browser's session, or says why not. */
  Entry enter(Launch launch);

  /** Ends the session. */
  void leave(Admitted visitor, HttpServletResponse response);

  /** Writes down what a visitor did and no permission tells, before it is answered. */
  void tell(Admitted visitor, Told what);

  /** What a visitor did. */
  enum Told {
    /** Sent a form that does not carry the mark of this session, patient and account. */
    FORGED_FORM,
    /** Asked for data as a file, which is about to leave. */
    EXPORTED
  }

  /** What became of an attempt to enter. */
  sealed interface Entry {}

  /**
   * The session is open.
   *
   * @param page where this person starts, below the launch
   */
  record Entered(String page) implements Entry {}

  /** The EHR did not answer when asked who the user is. */
  record Silent() implements Entry {}

  /**
   * The user has no role here.
   *
   * @param id what to give the administrator
   */
  record Unmapped(String id) implements Entry {}
}
