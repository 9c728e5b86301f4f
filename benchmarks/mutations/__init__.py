"""Break good projects in many ways, and compare what gen and the real tools say of each."""
