package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app in a frame of another site, over https, as hospitals have it, in browsers that keep cookies from frames; and in frames of strangers. */
class CrossSiteIT {
  private static final String THIRD_PARTY_BLOCKED = "{\"profile\": {\"cookie_controls_mode\": 1, \"block_third_party_cookies\": true}}";
  private static final String NONE_IN_THE_FRAME =
      "{\"profile\": {\"content_settings\": {\"exceptions\": {\"cookies\": {\"[*.]example.test,[*.]hospital.test\": {\"setting\": 2}}}}}}";

  private static TlsDoor hospitalDoor;
  private static TlsDoor appDoor;
  private static Hospital hospital;
  private static String app;
  private static Wiring wiring;
  private static Chromium chromium;
  private final List<String> refused = new ArrayList<>();
  private final List<BrowserContext> opened = new ArrayList<>();

  @BeforeAll
  static void start() {
    SSLContext certificate = TlsDoor.certificate();
    hospital = new Hospital();
    hospital.records.hold(WholeChart.plain(element -> "Text " + element));
    hospitalDoor = new TlsDoor(certificate).to(hospital.port());
    hospital.shownAs("https://ehr.hospital.test:" + hospitalDoor.port());
    appDoor = new TlsDoor(certificate);
    app = "https://rimborso.example.test:" + appDoor.port();
    AppBeside beside = new AppBeside(hospital, app);
    appDoor.to(beside.port());
    wiring = beside.open();
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    wiring.close();
    appDoor.close();
    hospitalDoor.close();
    hospital.close();
  }

  @AfterEach
  void closeBrowser() {
    opened.forEach(BrowserContext::close);
  }

  private Page browse(String preferences) {
    BrowserContext context = chromium.ofUser(preferences, "--host-resolver-rules=MAP *.test 127.0.0.1");
    opened.add(context);
    context.onRequestFailed(request -> refused.add(request.failure()));
    return context.newPage();
  }

  @Test
  void frame_inABrowserThatBlocksThirdPartyCookies_worksWhole() {
    Page page = browse(THIRD_PARTY_BLOCKED);
    assertThat(framed(page, control(""))).as("third-party cookies are blocked").isEqualTo("No cookie came back.");
    assertThat(framed(page, control("?partitioned"))).as("partitioned ones are not").isEqualTo("The cookie came back.");

    FrameLocator frame = open(page, "biller");
    frame.locator("[data-account='Claim/c1'] a").first().click();
    assertThat(frame.locator("[data-testid=patient]")).containsText("Text");
    frame.locator("#note-text").fill("Payer asks for a corrected claim.");
    frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Save note")).click();

    assertThat(frame.locator("[data-testid=saved]")).containsText(Pattern.compile("in the record as ClaimResponse/"));
    assertThat(hospital.records.of("ClaimResponse").toString()).containsOnlyOnce("Payer asks for a corrected claim.");
  }

  @Test
  void frame_whereNoCookieAtAllComesBack_offersATabThatWorksAndShowsNothingItself() {
    Page page = browse(NONE_IN_THE_FRAME);
    assertThat(framed(page, control("?partitioned"))).as("even partitioned cookies are blocked").isEqualTo("No cookie came back.");

    page.navigate(hospital.page(app, "biller"));
    FrameLocator frame = page.frameLocator("iframe");
    assertThat(frame.locator("[data-testid=trouble]")).hasAttribute("data-kind", "no-cookie");
    assertThat(frame.locator("body")).not().containsText("Text");
    Page tab = page.context().waitForPage(() -> frame.locator(".actions a").click());

    assertThat(tab.locator("[data-testid=patient]")).containsText("Text");
    assertThat(tab.url()).startsWith(app + "/s/").doesNotContain("launch=", "code=", "token");
    assertThat(tab.evaluate("window.opener")).as("the tab does not know the frame").isNull();
    assertThat(frame.locator("body")).not().containsText("Text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"launch", "/launch", "/callback/hospital?error=x&state=y", "/s/nobody/accounts", "/no-such-page", "/"})
  void frame_ofAStranger_staysEmptyWhereTheHospitalsShows(String path) {
    Page page = browse(THIRD_PARTY_BLOCKED);
    String address = path.equals("launch") ? hospital.launch(app, "biller") : app + path;
    String stranger = "https://www.stranger.test:" + hospitalDoor.port() + "/chart?open=" + Hospital.encoded(address);

    page.navigate(stranger);
    assertThat(refused).containsExactly("net::ERR_BLOCKED_BY_RESPONSE");
    assertThat(inner(page).url()).isEmpty();
    page.navigate(hospital.page(address));
    assertThat(inner(page).url()).startsWith(app);
    assertThat(refused).hasSize(1);
  }

  @Test
  void page_ofASessionInAFrameOfAStranger_staysEmpty() {
    Page page = browse("{}");
    page.navigate(hospital.launch(app, "biller"));
    page.locator("[data-testid=accounts]").waitFor();
    String accounts = page.url();

    page.navigate("https://www.stranger.test:" + hospitalDoor.port() + "/chart?open=" + Hospital.encoded(accounts));

    assertThat(refused).containsExactly("net::ERR_BLOCKED_BY_RESPONSE");
    assertThat(inner(page).url()).isEmpty();
  }

  private static FrameLocator open(Page page, String role) {
    page.navigate(hospital.page(app, role));
    FrameLocator frame = page.frameLocator("iframe");
    frame.locator("[data-testid=accounts]").waitFor();
    return frame;
  }

  /** What a page says inside a frame of the hospital. */
  private static String framed(Page page, String address) {
    page.navigate(hospital.page(address));
    return page.frameLocator("iframe").locator("p").textContent();
  }

  private static Frame inner(Page page) {
    return page.frames().get(1);
  }

  /** On the app's own site. */
  private static String control(String query) {
    return "https://control.example.test:" + hospitalDoor.port() + "/cookie" + query;
  }
}
