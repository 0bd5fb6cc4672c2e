package org.pledgetracker.api.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people say who they are; what they send is taken by the security filters. */
@Controller
final class SignInController {

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String expired,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("expired", expired != null);
        return "sign-in";
    }
}
