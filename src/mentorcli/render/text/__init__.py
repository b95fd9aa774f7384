"""Results, codes and figures put into sentences, in English (`en`) and French (`fr`) side by side, one file a feature."""
