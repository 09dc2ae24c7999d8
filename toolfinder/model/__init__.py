"""What toolfinder speaks of: claims, subjects, tools, providers, profiles."""
