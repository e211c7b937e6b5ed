import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates PDF files with veraPDF: {@code Verify [--flavour ua1] file.pdf...}.
 *
 * <p>Prints one line of ASCII JSON per file, in the order given, and exits with 0 when every file was looked at, whatever
 * the verdicts; with 2 when the arguments are wrong. A file that veraPDF cannot read is not compliant: its one failure
 * says why.
 */
public class Verify {

    public static void main(String[] args) {
        LogManager.getLogManager().reset(); // veraPDF's notes on each font would bury the errors of this program
        boolean named = args.length > 1 && args[0].equals("--flavour");
        String id = named ? args[1] : "ua1";
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        if (Profiles.getVeraProfileDirectory().getValidationProfiles().stream()
                .noneMatch(profile -> profile.getPDFAFlavour() == flavour)) {
            System.err.println("no profile for the flavour " + id);
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = named ? 2 : 0; i < args.length; i++) {
            System.out.println(validate(args[i], flavour));
        }
    }

    private static String validate(String file, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return json(file, result.isCompliant(), result.getTotalAssertions(), failures(result));
        } catch (Exception error) {
            return json(file, false, 0, List.of("unreadable: " + error));
        }
    }

    /** One line per broken rule, sorted: clause and test number, how often, what the rule asks. */
    private static List<String> failures(ValidationResult result) {
        Map<String, String> messages = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            messages.putIfAbsent(name(assertion.getRuleId()), assertion.getMessage());
        }
        List<String> lines = new ArrayList<>();
        result.getFailedChecks().forEach((rule, count) ->
                lines.add(name(rule) + " x" + count + ": " + messages.getOrDefault(name(rule), "")));
        lines.sort(null);
        return lines;
    }

    private static String name(RuleId rule) {
        return rule.getClause() + "-" + rule.getTestNumber();
    }

    private static String json(String file, boolean compliant, int assertions, List<String> failures) {
        String quoted = failures.stream().map(Verify::quote).collect(Collectors.joining(", "));
        return "{\"file\": " + quote(file) + ", \"compliant\": " + compliant + ", \"assertions\": " + assertions
                + ", \"failures\": [" + quoted + "]}";
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
