package org.pledgetracker.api.pages;

import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Somebody at a screen: Debian's Chromium, without a window. */
final class Browser implements AutoCloseable {

    /** A laptop's screen, less what the browser itself takes. */
    static final Dimension LAPTOP = new Dimension(1366, 768);

    static final Dimension PHONE = new Dimension(390, 844);

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final String address;

    private Browser(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Script is off in it, for the application's pages. */
    static Browser withoutScript(int port) {
        return open(port, true);
    }

    static Browser open(int port) {
        return open(port, false);
    }

    private static Browser open(int port, boolean scriptOff) {
        requireChromium();
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        if (scriptOff) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        var service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
        var browser = new Browser(new ChromeDriver(service, options), "http://localhost:" + port);
        browser.driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
        return browser.screen(LAPTOP);
    }

    /** Continuous integration has it installed; elsewhere these tests say that they need it. */
    private static void requireChromium() {
        boolean there = CHROMIUM.canExecute() && DRIVER.canExecute();
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(there, "needs Chromium: apt-get install chromium chromium-driver");
        }
        Assertions.assertTrue(there, "continuous integration must install chromium and chromium-driver");
    }

    /** The part of the page that is seen has this size. */
    Browser screen(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    Browser dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** Closes the browser where it fails: nobody has it yet who would. */
    Browser signIn(String account) {
        try {
            go("/sign-in");
            fill("username", account);
            fill("password", account + "-password");
            press("Sign in");
            // What is asked for while the answer is on its way would be overtaken by it.
            await().until(() -> !path().startsWith("/sign-in"));
            return this;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    Browser go(String path) {
        driver.get(address + path);
        return this;
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(address.length());
    }

    void fill(String field, String text) {
        var input = driver.findElement(By.id(field));
        input.clear();
        input.sendKeys(text);
    }

    /** Sends a form. The driver may return before the answer has come: on a busy machine the old page is still there. */
    void press(String button) {
        var page = driver.findElement(By.tagName("html"));
        driver.findElement(By.xpath("//main//button[normalize-space()='" + button + "']"))
                .click();
        await().until(() -> isGone(page));
    }

    private static boolean isGone(WebElement element) {
        try {
            return !element.isEnabled();
        } catch (StaleElementReferenceException gone) {
            return true;
        }
    }

    void follow(String link) {
        driver.findElement(By.linkText(link)).click();
    }

    void key(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    String focused() {
        return driver.switchTo().activeElement().getText();
    }

    /** Where the focused link leads; empty where something else has the focus. */
    String focusedAddress() {
        return Objects.requireNonNullElse(driver.switchTo().activeElement().getDomAttribute("href"), "");
    }

    String text(String selector) {
        return element(selector).getText().replace('\u00a0', ' ');
    }

    String attribute(String selector, String name) {
        return Objects.requireNonNullElse(element(selector).getDomAttribute(name), "");
    }

    /** Whether it is seen without scrolling. */
    boolean isInView(String selector) {
        var place = element(selector).getRect();
        var height = (Number) Objects.requireNonNull(script("return window.innerHeight"));
        return place.getY() >= 0 && place.getY() + place.getHeight() <= height.intValue();
    }

    boolean needsSidewaysScrolling() {
        return Boolean.TRUE.equals(
                script("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** What axe finds wrong on the page, a line each. */
    List<String> violations() {
        return violations(new AxeBuilder());
    }

    /** Light and dark differ in nothing but their colours. */
    List<String> violationsOfContrast() {
        return violations(new AxeBuilder().withRules(List.of("color-contrast")));
    }

    @SuppressWarnings("deprecation") // there is no other way to keep axe in the one window
    private List<String> violations(AxeBuilder axe) {
        // Our pages have no frames, and without them axe needs no further window.
        return axe.disableIframeTesting().setLegacyMode(true).analyze(driver).getViolations().stream()
                .map(rule -> path() + ": " + rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().getFirst().getHtml())
                .toList();
    }

    private @Nullable Object script(String script) {
        return ((JavascriptExecutor) driver).executeScript(script);
    }

    private WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
