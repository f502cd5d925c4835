package org.rimborso.fhir;

/**
 * The names of the follow-up record: one ClaimResponse of ours for each account, whose process
 * notes say what the provider did about it. Once released, none of them changes.
 *
 * <p>The record carries {@link #PROFILE}, {@link #MODIFIER}, the tag and the identifier; any one of
 * the first three is enough for the reader to keep it out of every adjudication. Each note is one
 * {@code processNote} with one extension {@link #NOTE} that holds the others by their short names.
 */
public final class FollowUpTerms {
  /** Canonical base of everything we define. */
  public static final String BASE = "https://rimborso.org/fhir";

  /** The profile that the record claims in {@code meta.profile}. */
  public static final String PROFILE = BASE + "/StructureDefinition/rimborso-follow-up";

  /**
   * Root modifier extension, {@code valueBoolean} true: who does not know it must not take the
   * resource for a payer's answer.
   */
  public static final String MODIFIER = BASE + "/StructureDefinition/provider-follow-up";

  /** System of the tag in {@code meta.tag}. */
  public static final String TAG_SYSTEM = BASE + "/CodeSystem/tag";

  /** Code of the tag in {@code meta.tag}. */
  public static final String TAG_CODE = "follow-up";

  /** System of the record's identifier; its value is the account's reference, {@code Claim/c1}. */
  public static final String IDENTIFIER_SYSTEM = BASE + "/follow-up";

  /** The one complex extension of each process note. */
  public static final String NOTE = BASE + "/StructureDefinition/note";

  /** Part of {@link #NOTE}: the note's id, {@code valueString}. */
  public static final String NOTE_ID = "id";

  /** Part of {@link #NOTE}: who wrote it, {@code valueReference} with reference and display. */
  public static final String NOTE_AUTHOR = "author";

  /** Part of {@link #NOTE}: when it was written, {@code valueDateTime} with zone. */
  public static final String NOTE_WRITTEN = "written";

  /** Part of {@link #NOTE}: what was done, {@code valueCode} of {@code Note.Kind}. */
  public static final String NOTE_KIND = "kind";

  /** Part of {@link #NOTE}: whom it was done with, {@code valueString}. */
  public static final String NOTE_CONTACT = "contact";

  /** Part of {@link #NOTE}: the payer's reference number, {@code valueString}. */
  public static final String NOTE_REFERENCE_NUMBER = "reference-number";

  /** Part of {@link #NOTE}: the amount promised, {@code valueMoney}. */
  public static final String NOTE_PROMISED = "promised";

  /** Part of {@link #NOTE}: the day promised, {@code valueDate}. */
  public static final String NOTE_PROMISED_ON = "promised-on";

  /** Part of {@link #NOTE}: the next follow-up day, {@code valueDate}. */
  public static final String NOTE_FOLLOW_UP_ON = "follow-up-on";

  /** Part of {@link #NOTE}: whether it stands, {@code valueCode} of {@code Note.Status}. */
  public static final String NOTE_STATUS = "status";

  private FollowUpTerms() {}
}
